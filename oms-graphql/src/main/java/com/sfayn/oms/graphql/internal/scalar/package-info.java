/** The schema's scalars: those of extended-scalars, and decimals that never pass through a float. */
package com.sfayn.oms.graphql.internal.scalar;

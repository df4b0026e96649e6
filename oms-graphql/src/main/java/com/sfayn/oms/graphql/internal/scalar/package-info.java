/** The schema's scalars: those of extended-scalars, and decimals that are never converted to a float. */
package com.sfayn.oms.graphql.internal.scalar;

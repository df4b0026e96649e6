/** The local copies of other systems' data: how they are brought up to date, and what is known of their sources. */
package com.sfayn.oms.graphql.internal.snapshot;

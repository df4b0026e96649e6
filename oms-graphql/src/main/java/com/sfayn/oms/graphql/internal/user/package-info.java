/** Who users are and what they may do: the caller's own record, and what an admin decides about others. */
package com.sfayn.oms.graphql.internal.user;

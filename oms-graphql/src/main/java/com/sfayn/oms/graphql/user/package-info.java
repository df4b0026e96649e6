/** The caller's own record: identity and permissions. */
package com.sfayn.oms.graphql.user;

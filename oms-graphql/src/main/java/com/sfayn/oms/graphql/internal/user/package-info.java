/** Users: syncing the caller, and an admin's changes of permissions. */
package com.sfayn.oms.graphql.internal.user;

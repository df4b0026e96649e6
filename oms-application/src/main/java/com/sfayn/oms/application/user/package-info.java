/** Users and their permissions: as granted by sources, and as revoked by admins. */
package com.sfayn.oms.application.user;

/** Schedules requests fairly between tenants and users. */
package com.sfayn.oms.server.admission;

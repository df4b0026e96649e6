/** Storage of users' grants. */
package com.sfayn.oms.application.port.user;

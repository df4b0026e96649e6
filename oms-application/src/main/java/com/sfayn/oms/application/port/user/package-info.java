/** How users' grants are stored. */
package com.sfayn.oms.application.port.user;

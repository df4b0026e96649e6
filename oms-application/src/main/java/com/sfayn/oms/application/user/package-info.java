/** The local copies of who may do what: as sources say it, and what an admin takes away regardless of them. */
package com.sfayn.oms.application.user;

/** The local copies of who may do what. */
package com.sfayn.oms.application.user;

/** Writes what identity providers say about users. */
package com.sfayn.oms.application.internal.user;

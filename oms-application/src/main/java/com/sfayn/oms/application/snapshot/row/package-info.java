/** Rows as feeds give them, before they are typed. */
package com.sfayn.oms.application.snapshot.row;

/** Rows as given by feeds, before they are typed. */
package com.sfayn.oms.application.snapshot.row;

/** Checks that the stored rows are consistent, and repairs derived data. */
package com.sfayn.oms.application.check;

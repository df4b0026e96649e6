/** What is remembered in memory, within bounds. */
package com.sfayn.oms.application.cache;

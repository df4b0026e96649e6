/** Places, confirms, ships, completes and cancels orders. */
package com.sfayn.oms.application.lifecycle;

/** Creates and changes draft orders: lines, coupons, destination, shipping. */
package com.sfayn.oms.application.checkout;

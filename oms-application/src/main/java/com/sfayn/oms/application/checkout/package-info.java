/** From a cart to a draft that is ready to be placed: lines, coupons, destination, shipping. */
package com.sfayn.oms.application.checkout;

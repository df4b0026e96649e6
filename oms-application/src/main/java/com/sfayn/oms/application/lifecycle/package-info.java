/** From a placed order to a completed or cancelled one. */
package com.sfayn.oms.application.lifecycle;

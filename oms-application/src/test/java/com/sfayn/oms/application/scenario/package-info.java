/** Business scenarios that hold on every storage: a contract each, extended per storage. */
package com.sfayn.oms.application.scenario;

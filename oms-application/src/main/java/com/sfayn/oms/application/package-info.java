/**
 * The order management as a library: {@link com.sfayn.oms.application.Oms} holds every use case, each called by an
 * {@link com.sfayn.oms.application.core.Actor}. Nothing is static; what the outside world brings comes in by {@code port}.
 */
package com.sfayn.oms.application;

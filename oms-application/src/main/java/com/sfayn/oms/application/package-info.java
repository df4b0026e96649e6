/**
 * Order management as a library: {@link com.sfayn.oms.application.Oms} gives access to every use case; each is called
 * with an {@link com.sfayn.oms.application.core.Actor}. External systems are interfaces in {@code port}.
 */
package com.sfayn.oms.application;

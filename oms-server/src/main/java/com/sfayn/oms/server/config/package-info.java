/**
 * What an operator decides: one file and the environment become typed {@link
 * com.sfayn.oms.server.deployment.ServerSettings}, or one answer that lists everything that is wrong with them.
 */
package com.sfayn.oms.server.config;

/**
 * Reads settings: values from one file and the environment, checked and typed for {@link
 * com.sfayn.oms.server.deployment.ServerSettings}, with all errors reported together.
 */
package com.sfayn.oms.server.config;

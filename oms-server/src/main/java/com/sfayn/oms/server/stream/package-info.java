/**
 * Reads change events of other systems from Redis streams as a consumer group, and acknowledges them after their effect
 * is committed.
 */
package com.sfayn.oms.server.stream;

/**
 * The neighbours' changes as they stand in Redis streams: read as one consumer of a group, applied, and acknowledged
 * after their effect is committed.
 */
package com.sfayn.oms.server.stream;

/** The threads of the event feed: they give events their positions and call the consumers. */
package com.sfayn.oms.application.internal.feed;

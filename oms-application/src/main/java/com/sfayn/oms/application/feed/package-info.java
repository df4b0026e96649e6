/** The use cases of the event feed: give events their positions, page through them, and manage consumers. */
package com.sfayn.oms.application.feed;

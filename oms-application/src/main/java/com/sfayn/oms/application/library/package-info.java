/** Which versions of other people's libraries the modules work with. */
package com.sfayn.oms.application.library;

/** Which versions of other libraries the modules work with. Not for embedders. */
package com.sfayn.oms.application.internal.library;

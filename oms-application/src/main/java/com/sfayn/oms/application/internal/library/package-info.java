/** Checks the versions of the libraries that the modules use. Not for embedders. */
package com.sfayn.oms.application.internal.library;

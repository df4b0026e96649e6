/** Loads what drafts are priced and validated with. */
package com.sfayn.oms.application.internal.pricing;

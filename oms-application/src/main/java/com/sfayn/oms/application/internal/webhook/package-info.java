/** The sending of webhooks: which events an endpoint gets, when an attempt is made, and what its result means. */
package com.sfayn.oms.application.internal.webhook;

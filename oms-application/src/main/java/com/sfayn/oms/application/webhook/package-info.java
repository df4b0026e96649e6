/**
 * Systems that send change events by HTTP: which there are, and how a message is proven to be theirs, by the Standard
 * Webhooks specification.
 */
package com.sfayn.oms.application.webhook;

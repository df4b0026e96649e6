/**
 * Systems that send change events by HTTP: managing them, and verifying their messages by the Standard Webhooks
 * specification.
 */
package com.sfayn.oms.application.webhook;

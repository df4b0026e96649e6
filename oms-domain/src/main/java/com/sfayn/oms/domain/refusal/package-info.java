/** What all refusals have in common: a code, a message and a position in the request. */
package com.sfayn.oms.domain.refusal;

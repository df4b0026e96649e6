/** What every refusal has: a code, a message, and the place in the request that it is about. */
package com.sfayn.oms.domain.refusal;

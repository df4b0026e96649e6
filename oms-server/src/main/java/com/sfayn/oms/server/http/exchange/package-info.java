/** What routes share: who is calling, how a body is taken, how an answer or an error is written. */
package com.sfayn.oms.server.http.exchange;

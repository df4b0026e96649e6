/** Whether what the stored rows say of each other holds, and the repair of what does not and is derived. */
package com.sfayn.oms.application.check;

/** What every use case speaks of: the actor, its role and permissions, the answer, the tenant's settings. */
package com.sfayn.oms.application.core;

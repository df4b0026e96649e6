/** Types that every use case shares: the actor, roles, permissions, answers, tenant settings. */
package com.sfayn.oms.application.core;

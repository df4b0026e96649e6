package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Preconditions;
import java.util.List;

/**
 * An admin's request to revoke or restore permissions of a user.
 *
 * @param userId as the identity provider names the user, who need not be known here yet
 * @param permissions ids, e.g. {@code place_order}; null = all
 */
public record PermissionsCommand(String userId, List<String> permissions, Preconditions preconditions) {
    public PermissionsCommand {
        permissions = permissions == null ? null : List.copyOf(permissions);
    }
}

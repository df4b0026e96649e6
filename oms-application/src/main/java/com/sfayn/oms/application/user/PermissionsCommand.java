package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Preconditions;
import java.util.List;

/**
 * Whose permissions an admin revokes or restores.
 *
 * @param userId as the identity provider names the user; they need not be known here yet
 * @param permissions as grants spell them, e.g. {@code place_order}; null = all
 */
public record PermissionsCommand(String userId, List<String> permissions, Preconditions preconditions) {
    public PermissionsCommand {
        permissions = permissions == null ? null : List.copyOf(permissions);
    }
}

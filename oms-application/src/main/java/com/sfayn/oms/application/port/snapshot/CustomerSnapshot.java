package com.sfayn.oms.application.port.snapshot;

/**
 * A customer as last described by their source.
 *
 * @param userId the identity provider's subject, unique within the tenant; null if unknown
 * @param firstName may be null, as may lastName and email
 */
public record CustomerSnapshot(
        String customerId, String userId, String firstName, String lastName, String email, boolean active) {
    /** A new customer of whom only the ids are known. */
    public static CustomerSnapshot unnamed(String customerId, String userId) {
        return new CustomerSnapshot(customerId, userId, null, null, null, true);
    }

    /** Returns the customer with these names and email address; of those that are null or blank, the present ones. */
    public CustomerSnapshot named(String first, String last, String mail) {
        return new CustomerSnapshot(
                customerId, userId, given(first, firstName), given(last, lastName), given(mail, email), active);
    }

    public CustomerSnapshot withUser(String user) {
        return new CustomerSnapshot(customerId, user, firstName, lastName, email, active);
    }

    /** Returns whether the customer is known to be another user than this one. */
    public boolean isOfAnotherUser(String user) {
        return userId != null && !userId.equals(user);
    }

    private static String given(String value, String present) {
        return value == null || value.isBlank() ? present : value;
    }
}

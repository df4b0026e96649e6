package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.internal.webhook.EndpointNotices;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types of webhooks, by short or full name: events of orders, and messages about endpoints. */
final class MessageTypes {
    private MessageTypes() {}

    /** @param path of the list of names */
    static List<Refusal> problems(List<String> names, List<String> path) {
        List<Refusal> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (type(names.get(i)).isPresent()) continue;
            List<String> place = new ArrayList<>(path);
            place.add(Integer.toString(i));
            problems.add(new InvalidInput(
                    "There is no event type " + Excerpt.text(names.get(i)) + "; the nearest is "
                            + ClosestMatch.of(names.get(i), shortNames()) + ".",
                    place));
        }
        return problems;
    }

    /** Returns the full names of valid types. */
    static Set<String> fullNames(List<String> names) {
        Set<String> full = new LinkedHashSet<>();
        for (String name : names) full.add(type(name).orElseThrow());
        return full;
    }

    private static Optional<String> type(String name) {
        Optional<String> ofOrders = OrderEventType.named(name).map(OrderEventType::fullName);
        return ofOrders.isPresent()
                ? ofOrders
                : EndpointNotices.types().stream()
                        .filter(full -> full.equals(name) || shortName(full).equals(name))
                        .findFirst();
    }

    private static List<String> shortNames() {
        return Stream.concat(
                        OrderEventType.shortNames().stream(),
                        EndpointNotices.types().stream().map(MessageTypes::shortName))
                .toList();
    }

    private static String shortName(String full) {
        return full.substring(full.lastIndexOf('.') + 1);
    }
}

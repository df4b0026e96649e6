package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.event.EventReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes entries of one stream. Distinguishes entries that can never be accepted from those that may succeed later.
 * Confined to one thread.
 */
final class EntryHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EntryHandler.class);
    private static final int LONGEST_REASON = 2_000;

    private final EventSource source;
    private final Optional<TenantId> onlyTenant;
    private final EventReader reader = new EventReader(JsonReader.NONE);
    private final EventReceiver receiver;
    private final int mostFaults;
    private final Map<String, Integer> faults = new HashMap<>();

    /**
     * @param source the stream and its event types
     * @param onlyTenant the only tenant whose events are accepted; empty for all tenants
     * @param mostFaults how often an entry may fail because of an internal fault
     */
    EntryHandler(EventSource source, Optional<TenantId> onlyTenant, EventReceiver receiver, int mostFaults) {
        this.source = source;
        this.onlyTenant = onlyTenant;
        this.receiver = receiver;
        this.mostFaults = mostFaults;
    }

    /** Processes the entry. Never throws because of its content or of faults in its processing. */
    Outcome attempt(StreamEntry entry) {
        Outcome outcome = attempted(entry);
        if (outcome.kind().isSettled()) faults.remove(entry.id());
        return outcome;
    }

    private Outcome attempted(StreamEntry entry) {
        if (entry.fields().isEmpty()) return Outcome.GONE;
        try {
            return read(DeadLetter.original(entry)).fold(this::received, EntryHandler::refused);
        } catch (StorageUnavailableException e) {
            return Outcome.unavailable(e.getMessage());
        } catch (RuntimeException | Error e) {
            return faulted(entry, e);
        }
    }

    private Answer<AddressedEvent> read(StreamEntry entry) {
        return reader.readStreamEntry(entry.fields().orElseThrow(), entry.id());
    }

    private Outcome received(AddressedEvent addressed) {
        Optional<? extends Refusal> misaddressed = onlyTenant.flatMap(addressed::misaddressed);
        if (misaddressed.isPresent()) return refused(List.of(misaddressed.get()));
        Answer<Receipt> answer = receiver.receive(addressed.tenant(), source, addressed.event());
        return answer.fold(Outcome::of, EntryHandler::refused);
    }

    private static Outcome refused(List<Refusal> reasons) {
        String text = reasons.stream()
                .map(reason -> reason.code() + ": " + reason.message())
                .collect(Collectors.joining(" "));
        return Outcome.dead(Excerpt.beginning(text, LONGEST_REASON));
    }

    private Outcome faulted(StreamEntry entry, Throwable fault) {
        int times = faults.merge(entry.id(), 1, Integer::sum);
        LOG.warn("Entry {} of {} failed, {} of {} times.", entry.id(), source.name(), times, mostFaults, fault);
        return times < mostFaults
                ? Outcome.FAULTED
                : Outcome.dead("FAULT: Failed " + times + " times with "
                        + fault.getClass().getName() + "; see the log of the order management service.");
    }
}

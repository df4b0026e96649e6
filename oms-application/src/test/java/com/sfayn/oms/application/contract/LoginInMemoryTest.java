package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.snapshot.JsonReader;
import com.sfayn.oms.domain.reading.Reading;
import com.sfayn.oms.domain.reading.Reading.Problem;
import java.util.List;
import java.util.Map;

class LoginInMemoryTest extends LoginContract {
    private static final Storage STORAGE = new InMemoryStorage();
    private static final Map<String, List<String>> LISTS =
            Map.of("[\"customer\"]", List.of("customer"), "[]", List.of());

    @Override
    protected Storage storage() {
        return STORAGE;
    }

    @Override
    protected JsonReader json() {
        return text -> LISTS.containsKey(text)
                ? Reading.of(LISTS.get(text))
                : Reading.failed(List.of(new Problem(null, text, "It is not JSON.")));
    }
}

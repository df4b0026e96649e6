package com.sfayn.oms.server.stream;

/** Lua scripts for operations that must be atomic. They use commands of Redis 6.2. */
final class Scripts {
    /**
     * Copies an entry unchanged to the dead-letter stream and acknowledges it. Does nothing if the entry is no longer
     * pending, because another consumer has settled it. Copies first, so that a failed copy changes nothing. Replaces
     * the {@link DeadLetter} fields of an earlier run, except the id. Copies at most 3,000 fields, because Lua can't
     * pass many more.
     *
     * <p>Keys: stream, dead-letter stream. Arguments: group, id, length of the dead-letter stream, reason, time.
     */
    static final String SET_ASIDE = """
            if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1) == 0 then return 0 end
            local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
            local fields = entry and entry[2] or {}
            local command = {'XADD', KEYS[2], 'MAXLEN', '~', ARGV[3], '*'}
            local origin = ARGV[2]
            for i = 1, math.min(#fields, 6000), 2 do
              if fields[i] == 'dead_entry_id' then origin = fields[i + 1] end
              if fields[i] ~= 'dead_reason' and fields[i] ~= 'dead_entry_id' and fields[i] ~= 'dead_at' then
                command[#command + 1] = fields[i]
                command[#command + 1] = fields[i + 1]
              end
            end
            for _, text in ipairs({'dead_reason', ARGV[4], 'dead_entry_id', origin, 'dead_at', ARGV[5]}) do
              command[#command + 1] = text
            end
            redis.call(unpack(command))
            redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
            return 1
            """;

    /**
     * Removes a consumer, unless it has pending entries: these would be lost with it.
     *
     * <p>Key: stream. Arguments: group, consumer.
     */
    static final String REMOVE = """
            if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
            redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
            return 1
            """;

    /**
     * Removes consumers that have no pending entries and have been inactive for long.
     *
     * <p>Key: stream. Arguments: group, own name, milliseconds. Returns how many.
     */
    static final String REMOVE_INACTIVE = """
            local removed = 0
            for _, flat in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
              local consumer = {}
              for i = 1, #flat, 2 do consumer[flat[i]] = flat[i + 1] end
              if consumer.name ~= ARGV[2] and consumer.pending == 0 and consumer.idle >= tonumber(ARGV[3]) then
                redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
                removed = removed + 1
              end
            end
            return removed
            """;

    /**
     * Returns how many entries were not delivered to the group yet, and how many it has not acknowledged. Redis reports
     * the first from version 7 on, and only if no entry in between was deleted; otherwise the script counts up to
     * 1,000.
     *
     * <p>Key: stream. Argument: group. Returns lag and pending; an empty list if the group does not exist.
     */
    static final String MEASURE = """
            for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
              local group = {}
              for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
              if group.name == ARGV[1] then
                local after = '(' .. group['last-delivered-id']
                return {group.lag or #redis.call('XRANGE', KEYS[1], after, '+', 'COUNT', 1000), group.pending}
              end
            end
            return {}
            """;

    private Scripts() {}
}

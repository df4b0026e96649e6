package com.example.shop;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.maintenance.MaintenanceJob;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The order management, in the application's own database and its transactions. */
@Configuration
class OmsConfiguration {
    @Bean
    Oms oms(DataSource dataSource, PlatformTransactionManager transactionManager) {
        JdbiStorage storage = JdbiStorage.builder(dataSource)
                .transactions(new SpringTransactionRunner(dataSource, transactionManager))
                .build();
        return Oms.builder()
                .storage(storage)
                .jsonReader(new JacksonJsonReader())
                .syncUsersAutomatically(true)
                .build();
    }

    @Bean
    OmsGraphQL omsGraphQL(Oms oms) {
        return OmsGraphQL.over(oms);
    }

    /** Cancels overdue orders; Spring closes it. */
    @Bean
    MaintenanceJob maintenanceJob(Oms oms) {
        return MaintenanceJob.everyMinute(oms.maintenance().expireOrders(), oms.maintenance().purgeExpiredKeys());
    }
}

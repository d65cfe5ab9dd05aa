package dev.blockdata.identity;

import dev.blockdata.database.Walls;
import dev.blockdata.http.BaseUrl;
import dev.blockdata.http.ClientAddress;
import dev.blockdata.http.DecodedPath;
import dev.blockdata.http.HttpSettings;
import dev.blockdata.http.KnownHosts;
import dev.blockdata.http.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The filter chain: who gets to which route, how CSRF is met, which headers each answer carries.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class SecurityRules implements WebMvcConfigurer {

    static final String SESSION_COOKIE = "BLOCKDATA_SESSION";

    private final ViewerArgument viewers;

    SecurityRules(ViewerArgument viewers) {
        this.viewers = viewers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Callers callers,
            SecurityProblems problems,
            CookieCsrfTokenRepository csrfTokens,
            HttpSettings settings,
            BaseUrl address,
            ProblemWriter writer,
            Accounts accounts) {
        return http.addFilterAfter(new KnownHosts(address, writer), HeaderWriterFilter.class)
                .securityContext(context -> context.securityContextRepository(callers))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.spa()
                                .csrfTokenRepository(csrfTokens)
                                .ignoringRequestMatchers(Bearer::isIn))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers ->
                        headers.addHeaderWriter(new ContentPolicy())
                                .httpStrictTransportSecurity(tls ->
                                        tls.includeSubDomains(false)
                                                .requestMatcher(request ->
                                                        settings.tls() || request.isSecure()))
                                .crossOriginResourcePolicy(policy ->
                                        policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                .crossOriginOpenerPolicy(policy ->
                                        policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(policy ->
                                        policy.policy(
                                                "camera=(), geolocation=(), microphone=(), payment=(), usb=()")))
                .authorizeHttpRequests(routes ->
                        routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(
                                        "/api/v1/auth/**",
                                        "/api/v1/invitations/look",
                                        "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .access(operators(accounts))
                                .requestMatchers("/api/**")
                                .access(callersWithin())
                                // The web client, and the description of the API: both are as
                                // public as the source.
                                .anyRequest()
                                .permitAll())
                .build();
    }

    /// Signed in, and by a token only as far as its scopes go.
    private static AuthorizationManager<RequestAuthorizationContext> callersWithin() {
        return (authentication, context) ->
                new AuthorizationDecision(
                        authentication.get() instanceof SignedIn caller
                                && caller.allows(
                                        context.getRequest().getMethod(),
                                        DecodedPath.of(context.getRequest())));
    }

    /// Figures are for operators, and for whatever collects them on this machine.
    private static AuthorizationManager<RequestAuthorizationContext> operators(Accounts accounts) {
        return (authentication, context) ->
                new AuthorizationDecision(
                        HttpMethod.GET.matches(context.getRequest().getMethod())
                                && (ClientAddress.isThisMachine(context.getRequest())
                                        || (authentication.get() instanceof SignedIn caller
                                                && accounts.byId(caller.userId())
                                                        .filter(Viewer::operator)
                                                        .isPresent())));
    }

    @Bean
    FilterRegistrationBean<LateLook> lateLook(
            Accounts accounts, FindByIndexNameSessionRepository<? extends Session> sessions) {
        var registration = new FilterRegistrationBean<>(new LateLook(accounts, sessions));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        registration.addUrlPatterns("/api/v1/auth/login");
        return registration;
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens(HttpSettings settings) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (settings.tls()) {
                cookie.secure(true);
            }
        });
        return tokens;
    }

    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(HttpSettings settings) {
        return cookie -> {
            cookie.setCookieName(SESSION_COOKIE);
            cookie.setCookiePath("/");
            cookie.setUseHttpOnlyCookie(true);
            cookie.setSameSite("Lax");
            if (settings.tls()) {
                cookie.setUseSecureCookie(true);
            }
        };
    }

    @Bean
    TransactionOperations springSessionTransactionOperations(Walls walls) {
        return walls.sessions();
    }
}

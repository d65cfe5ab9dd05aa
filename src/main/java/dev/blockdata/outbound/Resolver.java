package dev.blockdata.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Turns a host name into addresses.
@FunctionalInterface
public interface Resolver {

    InetAddress[] resolve(String host) throws UnknownHostException;
}

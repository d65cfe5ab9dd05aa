package dev.blockdata.database;

/// Where the database is and as whom each part of the product comes to it.
///
/// `separate` says that the three logins are different roles with nothing but their own rights, as
/// embedded; with an external database the one given user is `migrate` and `api` at once, and also
/// `work` unless the worker was given its own.
record Database(String url, Login migrate, Login api, Login work, boolean separate) {

    /// A role that may log in.
    record Login(String name, String password) {

        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }

    /// The address without parameters, in which people put passwords.
    String place() {
        var place = url.replaceFirst("^jdbc:postgresql:", "").replaceFirst("\\?.*$", "");
        return place.replaceFirst("//[^/@]*@", "//");
    }
}

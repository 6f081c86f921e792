-- What an account may do. Those made before this column could do everything.
ALTER TABLE account ADD COLUMN scope TEXT NOT NULL DEFAULT 'manage';
